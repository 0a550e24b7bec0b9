using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Web.Console.Archives;

namespace Serverlesspresso.Web.Tests.Console.Archives;

public sealed class ArchiveFormsTests
{
    private static readonly DateTimeOffset Morning = new(2030, 1, 1, 8, 0, 30, TimeSpan.Zero);

    private static readonly ArchiveDocument Archive = new()
    {
        Name = "coffee",
        Arn = "arn:a",
        Incarnation = "i",
        BusName = "Bar",
        BusArn = "arn:b",
        CreatedAt = Morning.AddDays(-1),
    };

    [Theory]
    [InlineData("coffee", "0", null)]
    [InlineData("", "0", "The name must be 1 to 48 letters, digits, dots, hyphens and underscores.")]
    [InlineData("a b", "0", "The name must be 1 to 48 letters, digits, dots, hyphens and underscores.")]
    [InlineData("1234567890123456789012345678901234567890123456789", "0", "The name must be 1 to 48 letters, digits, dots, hyphens and underscores.")]
    [InlineData("coffee", "-1", "The days must be a whole number, 0 for ever.")]
    [InlineData("coffee", "", "The days must be a whole number, 0 for ever.")]
    public void ArchiveForm_WhatIsTyped_IsCheckedBeforeTheEngineSeesIt(string name, string days, string? problem) =>
        Assert.Equal(problem, ArchiveForm.Read(Fields(("name", name), ("days", days))).FindProblem());

    [Fact]
    public void ArchiveForm_FieldsLeftEmpty_MeanAllEventsAndNoDescription()
    {
        var request = ArchiveForm.Read(Fields(("name", " coffee "), ("days", "3"), ("pattern", " "))).ToRequest("arn:b");

        Assert.Equal(new ArchiveRequest { Name = "coffee", BusArn = "arn:b", RetentionDays = 3 }, request);
    }

    [Fact]
    public void ReplayForm_OfAnArchive_CoversAllItHasKept()
    {
        var request = ReplayForm.Of(Archive, Morning).ToRequest(Archive);

        Assert.Equal(("coffee-080030", "arn:a", "arn:b"), (request.Name, request.ArchiveArn, request.BusArn));
        Assert.Equal((Morning.AddDays(-1), Morning.AddMinutes(1)), (request.EventsFrom, request.EventsBefore));
        Assert.Empty(request.FilterArns);
    }

    [Fact]
    public void ReplayForm_TimesAsABrowserSendsThem_AreUtc()
    {
        var form = ReplayForm.Read(Fields(("name", "again"), ("from", "2030-01-01T08:00"), ("before", "2030-01-01T08:00:05"), ("rules", "arn:r")));

        var request = form.ToRequest(Archive);

        Assert.Null(form.FindProblem());
        Assert.Equal((Morning.AddSeconds(-30), Morning.AddSeconds(-25)), (request.EventsFrom, request.EventsBefore));
        Assert.Equal(["arn:r"], request.FilterArns);
    }

    [Theory]
    [InlineData("", "2030-01-01T08:00", "The name must be 1 to 64 letters, digits, dots, hyphens and underscores.")]
    [InlineData("again", "", "Both times must be given.")]
    [InlineData("again", "tomorrow", "Both times must be given.")]
    public void ReplayForm_SomethingIsWrong_IsSaid(string name, string from, string problem) =>
        Assert.Equal(problem, ReplayForm.Read(Fields(("name", name), ("from", from), ("before", "2030-01-01T09:00"))).FindProblem());

    private static FormCollection Fields(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value)));
}
