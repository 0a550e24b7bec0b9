namespace Serverlesspresso.Server.Startup;

/// <summary>Whether the server has come up.</summary>
internal sealed class StartState
{
    private volatile bool _hasStarted;

    public bool HasStarted => _hasStarted;

    public void MarkStarted() => _hasStarted = true;
}
