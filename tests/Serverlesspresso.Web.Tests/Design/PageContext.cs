using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Chance;

namespace Serverlesspresso.Web.Tests.Design;

/// <summary>Renders components with what pages inject: words, a clock that stands still, and chance.</summary>
internal sealed class PageContext : BunitContext
{
    public static readonly DateTimeOffset Now = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly CultureInfo _languageBefore = CultureInfo.CurrentUICulture;

    public PageContext(string language = "en")
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        Services.AddSingleton<IRandomSource, Counter>();
        Services.AddSingleton<AntiforgeryStateProvider, FormToken>();
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentUICulture = _languageBefore;
        base.Dispose(disposing);
    }

    private sealed class Counter : IRandomSource
    {
        private int _count;

        public Guid NextId() => new(++_count, 0, 0, new byte[8]);

        public double NextChance() => 0.5;
    }

    private sealed class FormToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "form-token");
    }
}
