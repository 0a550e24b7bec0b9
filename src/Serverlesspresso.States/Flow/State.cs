using Serverlesspresso.States.Errors;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Templates;

namespace Serverlesspresso.States.Flow;

/// <summary>A state of a definition, compiled. Immutable once its level is linked.</summary>
internal abstract class State
{
    protected State(string kind)
    {
        EnteredType = kind + "StateEntered";
        ExitedType = kind + "StateExited";
        AbortedType = kind + "StateAborted";
    }

    public required string Name { get; init; }

    public PathField InputPath { get; init; } = PathField.Whole;

    public PathField OutputPath { get; init; } = PathField.Whole;

    public ResultPath ResultPath { get; init; } = ResultPath.Replace;

    public Template? Parameters { get; init; }

    public Template? ResultSelector { get; init; }

    public Template? Assign { get; init; }

    /// <summary>Where the state leads; null if it chooses by itself or ends its level.</summary>
    public Transition? Next { get; init; }

    public Retrier[] Retriers { get; init; } = [];

    public Catcher[] Catchers { get; init; } = [];

    public string EnteredType { get; }

    public string ExitedType { get; }

    public string AbortedType { get; }

    /// <summary>Whether it does work that can be tried again; the context object then counts the attempts.</summary>
    public virtual bool CanRetry => false;

    /// <summary>Whether history tells when it is given up before its end.</summary>
    public virtual bool CanAbort => CanRetry;

    /// <summary>Whether a redrive enters it anew, and does not only repeat its work.</summary>
    public virtual bool IsEnteredAgain => false;

    /// <summary>Does what the state is for. Its entering is in history already.</summary>
    public abstract void Execute(Run run, Frame frame);

    /// <summary>Every transition the state can take, for linking and for finding states nobody reaches.</summary>
    public virtual IEnumerable<Transition> Transitions =>
        (Next is null ? [] : (Transition[])[Next]).Concat(Catchers.Select(catcher => catcher.Next));
}
