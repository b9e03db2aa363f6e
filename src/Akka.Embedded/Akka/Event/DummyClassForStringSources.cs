namespace Akka.Event;

/// <summary>The class of sources that are only words.</summary>
public class DummyClassForStringSources;
