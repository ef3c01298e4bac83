
namespace ProspectingTools.Service.Sample;

/// <summary>Levels of work in a company.</summary>
internal enum SampleLevel
{
    Entry,
    Regular,
    Senior,
    Principal,
    Manager,
    Director,
    VicePresident,
    Chief,
    Founder,
}
