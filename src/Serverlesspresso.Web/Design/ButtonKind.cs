namespace Serverlesspresso.Web.Design;

/// <summary>How much a button asks to be pressed.</summary>
public enum ButtonKind
{
    /// <summary>The one thing to do here. At most one of a view.</summary>
    Primary,

    /// <summary>Something else that can be done.</summary>
    Secondary,

    /// <summary>Something that is seldom done.</summary>
    Quiet,

    /// <summary>Something that ends or removes.</summary>
    Danger,

    /// <summary>Something that brings to a good end.</summary>
    Good,
}
