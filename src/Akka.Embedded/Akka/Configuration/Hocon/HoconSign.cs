namespace Akka.Configuration.Hocon;

/// <summary>What stands where a key is expected.</summary>
internal readonly record struct HoconSign(HoconSignKind Kind, string Text = "");
