namespace ProspectingTools.Service.Store;

/// <summary>What can be changed, by area, beside what can be read.</summary>
internal interface IWriteSession
    : IReadSession, IAccountWrites, IPeopleWrites, ISourceWrites, IJobWrites, IJobQueue, IAudienceWrites, IProspectWrites,
        ISignalWrites, IContactListWrites;
