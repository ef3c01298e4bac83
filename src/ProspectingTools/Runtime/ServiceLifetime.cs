using ProspectingTools.LocalService;

namespace ProspectingTools.Runtime;

/// <summary>The end of local services.</summary>
internal static class ServiceLifetime
{
    /// <summary>
    /// Stops a service and takes its connection out of the session, which goes back to the local service that it was connected to before,
    /// where that still runs; never to another connection: that may be production.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="service">The service.</param>
    /// <returns>The service that the session is connected to since; null when that has not changed or there is none.</returns>
    public static ProspectingService? Stop(Session session, ProspectingService service)
    {
        service.Process.Dispose();
        service.Connection.Client.Dispose();
        session.Services.Remove(service);
        if (!ReferenceEquals(session.Connection, service.Connection))
        {
            return null;
        }

        ProspectingService? before = service.Before;
        while (before is not null && (before.Process.HasExited || !session.Services.Contains(before)))
        {
            before = before.Before;
        }

        session.Connection = before?.Connection;
        return before;
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
