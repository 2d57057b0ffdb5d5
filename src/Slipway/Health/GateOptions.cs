namespace Slipway.Health;

/// <summary>How patient a gate is.</summary>
public sealed record GateOptions
{
    /// <summary>Time between two questions over HTTP while the answers are not good; more often would fill the container's log, which an error quotes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Time between two questions while nothing listens, and so nothing is logged.</summary>
    public TimeSpan ListenInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Time between two questions once the first answer was good.</summary>
    public TimeSpan ConfirmInterval { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>How many good answers in a row are enough.</summary>
    public int Successes { get; init; } = 3;

    /// <summary>How long all of it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one answer may take.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a service that can be asked nothing must have been up.</summary>
    public TimeSpan QuietTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
