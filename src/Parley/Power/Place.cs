namespace Parley.Power;

/// <summary>Where on the globe the weight of a state is put: the middle of its area, its capital, or another point that a table names.</summary>
/// <param name="Code">Short name of the state, as other tables use it.</param>
/// <param name="Latitude">Degrees, north positive, -90 to 90.</param>
/// <param name="Longitude">Degrees, east positive, -180 to 180.</param>
public sealed record Place(string Code, double Latitude, double Longitude);
