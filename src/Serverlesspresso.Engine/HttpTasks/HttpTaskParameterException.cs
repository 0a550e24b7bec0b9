namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>A task asks for a call that cannot be made.</summary>
/// <param name="problem">Why.</param>
internal sealed class HttpTaskParameterException(string problem) : RequestRefusedException("States.Runtime", problem);
