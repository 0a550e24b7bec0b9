namespace Serverlesspresso.Web.Design;

/// <summary>What a colour says. Words or a picture always say it too.</summary>
public enum Tone
{
    /// <summary>Nothing in particular.</summary>
    Neutral,

    /// <summary>Something of the coffee bar's own.</summary>
    Accent,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Something is being worked on.</summary>
    Busy,

    /// <summary>Look soon.</summary>
    Warn,

    /// <summary>Something went wrong.</summary>
    Bad,
}
