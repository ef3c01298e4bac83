using System;
using System.IO;
using System.Threading;
using Microsoft.Extensions.Hosting;

namespace ProspectingTools.Service.Hosting;

/// <summary>Stops the service when standard input ends: when the program that started it is gone.</summary>
internal static class StdinLifetime
{
    /// <summary>Watches standard input, on its own thread because a read of it cannot be cancelled.</summary>
    public static void Watch(IHostApplicationLifetime lifetime)
    {
        var thread = new Thread(() =>
        {
            using Stream input = Console.OpenStandardInput();
            var buffer = new byte[256];
            while (input.Read(buffer) > 0)
            {
                // What is written to it does not matter.
            }

            lifetime.StopApplication();
        })
        {
            IsBackground = true,
            Name = "stdin",
        };
        thread.Start();
    }
}
