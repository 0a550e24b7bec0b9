using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class WallTests(BrowserProcess browser) : IAsyncLifetime
{
    private static readonly IReadOnlyList<Screen> Walls =
        [Screen.Wall, Screen.Desktop, new("standing", Width: 1080, Height: 1920, IsTouched: false)];

    private static readonly string[] TenLetters =
        ["Maximilian", "Alessandra", "Konstantin", "Clementine", "Bartholome", "Anneliesel", "Wilhelmina", "Montgomery"];

    private readonly StaffedBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Names_OfTenLetters_AreReadWholeFromTenMetres()
    {
        await _bar.ChangeAsync(new { drinksPerCode = 50, capacity = 50 });
        foreach (var name in TenLetters)
        {
            await OrderAsync(name, "make");
            await OrderAsync(name, "make", "complete");
        }

        await OrderAsync("Maximiliane-Theodora");
        foreach (var screen in Walls)
        {
            await CheckAsync(screen, "wall-names");
        }
    }

    [Fact]
    public async Task Names_InOneColumn_AreReadWholeFromTenMetres()
    {
        foreach (var name in TenLetters[..3])
        {
            await OrderAsync(name, "make");
            await OrderAsync(name, "make", "complete");
        }

        foreach (var screen in Walls)
        {
            await CheckAsync(screen, "wall-few-names");
        }
    }

    private async Task OrderAsync(string name, params string[] acts)
    {
        var visitor = await _bar.OrderAsync(name, "Latte");
        foreach (var act in acts)
        {
            await _bar.ActAsync(visitor.OrderId, act);
        }
    }

    private async Task CheckAsync(Screen screen, string picture)
    {
        var wall = await _bar.Organiser.OpenOnAsync(screen, ColorScheme.Light);
        await using (wall)
        {
            await wall.GoToAsync("/wall/default");
            await Screenshots.SaveAsync(wall.Page, $"{picture}-{screen.Name}");
            var names = wall.Page.Locator(".wall-name");
            // Late in a busy day the numbers have three digits.
            var cut = await names.EvaluateAllAsync<string[]>(
                """
                names => {
                  document.querySelectorAll('.wall-number').forEach(number => number.textContent = '248');
                  return names.filter(name => name.scrollWidth > name.clientWidth).map(name => name.textContent.trim());
                }
                """);
            var smallest = await names.EvaluateAllAsync<double>(
                """
                names => Math.min(...names.map(name => parseFloat(getComputedStyle(name).fontSize)))
                  / Math.min(innerWidth, innerHeight)
                """);

            Assert.Equal([], cut.Where(name => name.Length <= 10));
            Assert.InRange(smallest, 0.03, 0.1);
        }
    }
}
