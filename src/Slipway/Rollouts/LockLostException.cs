namespace Slipway.Rollouts;

/// <summary>
/// A deploy no longer holds the lock of its server. It has stopped before its next change and does not go back either:
/// whoever holds the lock now decides what serves.
/// </summary>
/// <param name="innerException">How it was noticed.</param>
public sealed class LockLostException(Exception? innerException = null) : SlipwayException(
    "The deploy's lock on the server was lost, so another deploy may be running; nothing more was changed.",
    "look at what serves with ./build.sh Status, then run the deploy again: it completes or replaces what was left",
    innerException);
