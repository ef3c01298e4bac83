namespace ProspectingTools.Service.Store;

/// <summary>
/// What can be read, by area. Everything that belongs to an account group is asked for with the group's key first, so that a
/// wrong key of anything else cannot reach into another group.
/// </summary>
internal interface IReadSession : IAccountReads, IPeopleReads, ISourceReads, IJobReads, IAudienceReads, IProspectReads, ISignalReads, IContactListReads;
