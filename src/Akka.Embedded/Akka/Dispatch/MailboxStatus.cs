namespace Akka.Dispatch;

/// <summary>The bits of a mailbox's status word: closed, scheduled, and above them the count of suspensions.</summary>
internal static class MailboxStatus
{
    public const int Open = 0;
    public const int Closed = 1;
    public const int Scheduled = 2;
    public const int SuspendUnit = 4;
    public const int NotProcessing = ~Scheduled;
    public const int NotSchedulable = Closed | Scheduled;
}
