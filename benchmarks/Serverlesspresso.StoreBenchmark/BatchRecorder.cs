using System.Diagnostics.Metrics;

namespace Serverlesspresso.StoreBenchmark;

/// <summary>Sums up what the store says of its commits.</summary>
internal sealed class BatchRecorder : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _batches;
    private long _turns;
    private long _laneRuns;

    public BatchRecorder()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Serverlesspresso.Engine.Store")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, turns, _, _) => (_batches, _turns) = (_batches + 1, _turns + turns));
        _listener.SetMeasurementEventCallback<long>((instrument, count, _, _) =>
            _laneRuns += instrument.Name.EndsWith("lane.runs", StringComparison.Ordinal) ? count : 0);
        _listener.Start();
    }

    public double TurnsPerCommit => (double)_turns / _batches;

    public double LaneShare => (double)_laneRuns / _turns;

    public void Dispose() => _listener.Dispose();
}
