namespace Serverlesspresso.Web.Office.Reports;

/// <summary>The scale of a chart of counts: it ends at a round number, so that people can read it.</summary>
public static class ChartScale
{
    // What people count in, and its tens. Each can be halved in the head.
    private static readonly int[] Steps = [2, 4, 6, 8, 10, 12, 16, 20];

    /// <summary>Where the scale ends.</summary>
    /// <param name="greatest">The greatest value there is.</param>
    /// <returns>An even number that is not less: half of it is whole.</returns>
    public static int End(double greatest)
    {
        var unit = 1;
        while (greatest > unit * (double)Steps[^1])
        {
            unit *= 10;
        }

        return Array.Find(Steps, step => step * (double)unit >= greatest) * unit;
    }
}
