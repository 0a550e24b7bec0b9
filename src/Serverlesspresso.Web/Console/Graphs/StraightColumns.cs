namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>
/// Puts what nearly lies below each other exactly so: such items form a column and move together. Columns keep the order of the
/// layers and their distances.
/// </summary>
internal sealed class StraightColumns
{
    private const double NearMax = 80;
    private const int Rounds = 12;

    private readonly List<List<LayerItem>> _layers;
    private readonly Dictionary<LayerItem, int> _columnOf = [];
    private readonly List<List<LayerItem>> _columns = [];

    // For each column those to its right, with the least distance; the columns in an order in which these come later.
    private readonly List<Dictionary<int, double>> _right = [];
    private readonly List<int> _order = [];

    /// <summary>Finds the columns, once everything has about its place.</summary>
    /// <param name="layers">The layers.</param>
    public StraightColumns(List<List<LayerItem>> layers)
    {
        _layers = layers;
        Join(ChooseLinks());
        MeasureDistances();
        Sort();
    }

    /// <summary>Gives all items of a column the same place, a whole number.</summary>
    public void Settle()
    {
        var places = Place([.. _columns.Select(column => column.Average(item => item.X))]);
        for (var round = 0; round < Rounds; round++)
        {
            Move(places);
            places = Place([.. _columns.Select(Wish)]);
        }

        // Rounded all the same way, so that whole distances stay.
        Move([.. places.Select(place => Math.Floor(place + 0.5))]);
    }

    private void Move(double[] places)
    {
        foreach (var (item, column) in _columnOf)
        {
            item.X = places[column];
        }
    }

    private static double Wish(List<LayerItem> column)
    {
        var (sum, pulls) = (0.0, 0.0);
        foreach (var item in column)
        {
            foreach (var other in item.Up.Concat(item.Down).Where(other => other.X != item.X))
            {
                var pull = Columns.PullBetween(item, other);
                sum += pull * other.X;
                pulls += pull;
            }
        }

        // Where it is counts too: else columns that follow each other would swing.
        var own = pulls == 0 ? 1 : pulls / 2;
        return (sum + (own * column[0].X)) / (pulls + own);
    }

    /// <summary>
    /// Keeps the distances: once by pushing to the right and once by pushing to the left. Both keep them, so their middle does,
    /// and it favours no side.
    /// </summary>
    private double[] Place(double[] wishes)
    {
        var toRight = (double[])wishes.Clone();
        foreach (var column in _order)
        {
            foreach (var (other, distance) in _right[column])
            {
                toRight[other] = Math.Max(toRight[other], toRight[column] + distance);
            }
        }

        var toLeft = (double[])wishes.Clone();
        foreach (var column in _order.AsEnumerable().Reverse())
        {
            foreach (var (other, distance) in _right[column])
            {
                toLeft[column] = Math.Min(toLeft[column], toLeft[other] - distance);
            }
        }

        return [.. toRight.Zip(toLeft, static (right, left) => (right + left) / 2)];
    }

    /// <summary>Chooses the links that shall be upright: those within ways first, then the nearest. None crosses another.</summary>
    private List<(LayerItem Upper, LayerItem Lower)> ChooseLinks()
    {
        var chosen = new List<(LayerItem Upper, LayerItem Lower)>();
        foreach (var layer in _layers)
        {
            var links = layer.SelectMany(item => item.Down.Select(lower => (Upper: item, Lower: lower)))
                .Select(link => (Link: link, IsWithin: LevelGraph.IsPass(link.Upper) && LevelGraph.IsPass(link.Lower)))
                .Where(link => link.IsWithin || Distance(link.Link) < NearMax)
                .OrderByDescending(link => link.IsWithin)
                .ThenBy(link => Distance(link.Link))
                .Select(link => link.Link);
            var here = new List<(LayerItem Upper, LayerItem Lower)>();
            foreach (var link in links)
            {
                if (here.TrueForAll(other => AreSideBySide(link, other)))
                {
                    here.Add(link);
                }
            }

            chosen.AddRange(here);
        }

        return chosen;
    }

    private static double Distance((LayerItem Upper, LayerItem Lower) link) => Math.Abs(link.Upper.X - link.Lower.X);

    private static bool AreSideBySide((LayerItem Upper, LayerItem Lower) one, (LayerItem Upper, LayerItem Lower) other) =>
        (one.Upper.Order - other.Upper.Order) * (one.Lower.Order - other.Lower.Order) > 0;

    private void Join(List<(LayerItem Upper, LayerItem Lower)> links)
    {
        var above = links.ToDictionary(link => link.Lower, link => link.Upper);
        foreach (var item in _layers.SelectMany(layer => layer))
        {
            // The layers come from the top, so what lies above has its column.
            if (above.TryGetValue(item, out var upper))
            {
                _columnOf[item] = _columnOf[upper];
            }
            else
            {
                _columnOf[item] = _columns.Count;
                _columns.Add([]);
                _right.Add([]);
            }

            _columns[_columnOf[item]].Add(item);
        }
    }

    private void MeasureDistances()
    {
        foreach (var layer in _layers)
        {
            for (var index = 1; index < layer.Count; index++)
            {
                var distance = Columns.DistanceBetween(layer[index - 1], layer[index]);
                var right = _right[_columnOf[layer[index - 1]]];
                var other = _columnOf[layer[index]];
                right[other] = Math.Max(distance, right.GetValueOrDefault(other));
            }
        }
    }

    private void Sort()
    {
        var open = new int[_columns.Count];
        foreach (var other in _right.SelectMany(right => right.Keys))
        {
            open[other]++;
        }

        _order.AddRange(Enumerable.Range(0, open.Length).Where(column => open[column] == 0));
        for (var index = 0; index < _order.Count; index++)
        {
            _order.AddRange(_right[_order[index]].Keys.Where(other => --open[other] == 0));
        }

        System.Diagnostics.Debug.Assert(_order.Count == _columns.Count, "Columns that do not cross have an order.");
    }
}
