using ProspectingTools.LocalService;

namespace ProspectingTools.Runtime;

/// <summary>The end of local services.</summary>
internal static class ServiceLifetime
{
    /// <summary>Stops a service and takes its connection out of the session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="service">The service.</param>
    public static void Stop(Session session, ProspectingService service)
    {
        service.Process.Dispose();
        service.Connection.Client.Dispose();
        session.Services.Remove(service);
        if (ReferenceEquals(session.Connection, service.Connection))
        {
            session.Connection = null;
        }
    }

    /// <summary>Stops all services of a session.</summary>
    /// <param name="session">The session.</param>
    public static void StopAll(Session session)
    {
        foreach (ProspectingService service in session.Services.ToArray())
        {
            Stop(session, service);
        }
    }
}
