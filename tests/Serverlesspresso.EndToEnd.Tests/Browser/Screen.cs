namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>What a page is looked at on.</summary>
/// <param name="Name">A word for file names.</param>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Height">In CSS pixels.</param>
/// <param name="IsTouched">Whether it is used with fingers: there is no mouse, and nothing can be hovered over.</param>
internal sealed record Screen(string Name, int Width, int Height, bool IsTouched)
{
    /// <summary>A visitor's phone, as narrow as pages must bear.</summary>
    public static Screen Phone { get; } = new("phone", Width: 360, Height: 740, IsTouched: true);

    /// <summary>A barista's tablet, lying.</summary>
    public static Screen Tablet { get; } = new("tablet", Width: 1180, Height: 820, IsTouched: true);

    /// <summary>An organiser's laptop.</summary>
    public static Screen Desktop { get; } = new("desktop", Width: 1440, Height: 900, IsTouched: false);

    /// <summary>A display of 4K that scales nothing, the largest that pages must fill.</summary>
    public static Screen Wall { get; } = new("wall", Width: 3840, Height: 2160, IsTouched: false);

    /// <summary>All, for pages of the coffee bar.</summary>
    public static IReadOnlyList<Screen> All { get; } = [Phone, Tablet, Desktop, Wall];

    /// <summary>Those of operators and developers, for pages of the console.</summary>
    public static IReadOnlyList<Screen> OfOperators { get; } = [Phone, Desktop];
}
