using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using LiveSessionActors.Actors;
using LiveSessionActors.Client;
using LiveSessionActors.Daemon.Bridge;
using LiveSessionActors.Daemon.Configuration;
using LiveSessionActors.Hosting;
using Microsoft.Extensions.Hosting;

namespace LiveSessionActors.Daemon.Tests;

/// <summary>A bridge on a socket of its own, in front of a fake of the actors.</summary>
internal sealed class TestBridge : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IHost _host;
    private readonly TestDirectory _directory;
    private readonly Channel<object> _messages;
    private readonly IActorRef _actors;
    private readonly HttpClient _http;

    private TestBridge(IHost host, TestDirectory directory, Channel<object> messages, IActorRef actors)
    {
        (_host, _directory, _messages, _actors) = (host, directory, messages, actors);
        Address = BridgeAddress.Resolve(directory.PathOf("bridge.sock"));
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, token) => BridgeConnection.OpenAsync(Address, token),
        };
        _http = new HttpClient(handler)
        {
            BaseAddress = new Uri("http://bridge"),
            Timeout = Patience,
        };
    }

    public BridgeAddress Address { get; }

    public string Workspace => _directory.PathOf("project");

    public string JournalOf(string session) =>
        Path.Combine(Workspace, ".impeccable", "live", "sessions", session + ".jsonl");

    public IHost Host => _host;

    /// <summary>What reached the actors and was not yet looked at.</summary>
    public ChannelReader<object> Messages => _messages.Reader;

    public static Task<TestBridge> StartAsync(string configuration = "", PeerCheck? peers = null)
    {
        var messages = Channel.CreateUnbounded<object>();
        return StartAsync(
            Configured(configuration),
            messages,
            (akka, actors) => akka.WithActors((system, _) => actors(system.ActorOf(
                Props.Create(() => new FakeWorkspacesActor(message => messages.Writer.TryWrite(message)))))),
            peers);
    }

    /// <summary>The same in front of the actors themselves, over files.</summary>
    public static Task<TestBridge> StartOverFilesAsync(string configuration = "") => StartAsync(
        Configured(configuration).WithFallback(
            DaemonConfiguration.Load(Path.Combine(AppContext.BaseDirectory, "hocon"), null)),
        Channel.CreateUnbounded<object>(),
        (akka, actors) => akka
            .WithLiveSessions()
            .WithActors((_, registry) => actors(registry.Get<WorkspacesActor>())));

    /// <summary>One that has no workspace of its own.</summary>
    public static Task<TestBridge> StartWithoutWorkspaceAsync()
    {
        var messages = Channel.CreateUnbounded<object>();
        return StartAsync(
            Configured(""),
            messages,
            (akka, actors) => akka.WithActors((system, _) => actors(system.ActorOf(
                Props.Create(() => new FakeWorkspacesActor(message => messages.Writer.TryWrite(message)))))),
            hasWorkspace: false);
    }

    private static async Task<TestBridge> StartAsync(
        Config configuration,
        Channel<object> messages,
        Action<AkkaConfigurationBuilder, Action<IActorRef>> startActors,
        PeerCheck? peers = null,
        bool hasWorkspace = true)
    {
        var directory = new TestDirectory();
        Directory.CreateDirectory(directory.PathOf("project"));
        var address = BridgeAddress.Resolve(directory.PathOf("bridge.sock"));
        var endpoint = await BridgeEndpoint.ClaimAsync(address, TimeProvider.System);
        var actors = new TaskCompletionSource<IActorRef>();
        var host = DaemonHost.Build(
            new DaemonOptions(address, hasWorkspace ? directory.PathOf("project") : null),
            endpoint,
            configuration,
            (akka, _) => startActors(akka, actors.SetResult),
            _ => actors.Task.Result,
            peers);
        await host.StartAsync();
        return new TestBridge(host, directory, messages, await actors.Task);
    }

    public static Config Configured(string configuration) => ConfigurationFactory
        .ParseString(configuration)
        .WithFallback(ConfigurationFactory.ParseString("live-sessions.daemon.log-level = none"))
        .WithFallback(LiveSessionsHocon.Reference);

    public void Tell(object message) => _actors.Tell(message);

    public Task<TestAnswer> GetAsync(string target) => SendAsync(HttpMethod.Get, target);

    public Task<TestAnswer> PostAsync(string target, string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, target, body, headers);

    public async Task<TestAnswer> SendAsync(
        HttpMethod method, string target, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, target);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _http.SendAsync(request);
        return await TestAnswer.ReadAsync(answer);
    }

    /// <summary>Sends bytes as they are and gives back all that comes until the daemon closes the connection.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        using var socket = await ConnectAsync();
        await socket.SendAsync(Encoding.Latin1.GetBytes(request));
        return await ReadToEndAsync(socket);
    }

    public static async Task<string> ReadToEndAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        while (await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var count)
            answer.Append(Encoding.Latin1.GetString(buffer, 0, count));
        return answer.ToString();
    }

    /// <summary>The answer once its headers are there; its body is read from its stream.</summary>
    public Task<HttpResponseMessage> OpenAsync(string target) =>
        _http.GetAsync(new Uri(target, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

    public async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Address.Value));
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.StopAsync();
        _host.Dispose();
        _directory.Dispose();
    }
}
