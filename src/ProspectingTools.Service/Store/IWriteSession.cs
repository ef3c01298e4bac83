using System.Threading.Tasks;

namespace ProspectingTools.Service.Store;

/// <summary>What can be changed, by area, beside what can be read.</summary>
internal interface IWriteSession
    : IReadSession, IAccountWrites, IPeopleWrites, ISourceWrites, IJobWrites, IJobQueue, IAudienceWrites, IProspectWrites,
        ISignalWrites, IContactListWrites
{
    /// <summary>
    /// The transaction need not be on disk when it has ended, because nobody is told about it before <see cref="IStore.SettleAsync"/>. A store
    /// may take no notice.
    /// </summary>
    Task DeferDiskAsync();
}
