using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using ProspectingTools.Contracts.Json;
using ProspectingTools.Contracts.Local;

namespace ProspectingTools.LocalService;

/// <summary>
/// A local service that this session started. It holds the service's standard input open: when the session ends in whatever
/// way, the input closes and the service stops by itself.
/// </summary>
internal sealed class ServiceProcess : IDisposable
{
    private const int RememberedLines = 40;
    private static readonly TimeSpan s_lastLines = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_gracefulStop = TimeSpan.FromSeconds(6);

    private readonly Process _process;
    private readonly Queue<string> _errors = new();
    private readonly TaskCompletionSource<ServiceReady?> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource<bool> _errorsEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool _disposed;

    private ServiceProcess(Process process) => _process = process;

    /// <summary>The process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Whether the process has ended.</summary>
    public bool HasExited => _disposed || _process.HasExited;

    /// <summary>How the process ended; only once it has.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Ends when the service answers; with null when it ended before.</summary>
    public Task<ServiceReady?> Ready => _ready.Task;

    /// <summary>Starts the service.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">What it needs to know and others must not see on a command line.</param>
    /// <returns>The process.</returns>
    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    public static ServiceProcess Start(ServiceProgram program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        IEnumerable<string> all = program.FirstArgument is { } first ? new[] { first }.Concat(arguments) : arguments;
        var start = new ProcessStartInfo(program.FileName, ArgumentLine.Join(all))
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (KeyValuePair<string, string> variable in environment)
        {
            start.Environment[variable.Key] = variable.Value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var service = new ServiceProcess(process);
        process.OutputDataReceived += (_, e) => service.OnOutput(e.Data);
        process.ErrorDataReceived += (_, e) => service.OnError(e.Data);
        process.Exited += (_, _) => service._ready.TrySetResult(null);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return service;
    }

    /// <summary>The last lines that the service wrote to standard error.</summary>
    /// <returns>The text.</returns>
    public string ErrorText()
    {
        if (_process.HasExited)
        {
            // The lines arrive by their own reader, which may be behind the end of the process: the reason comes last.
            _errorsEnded.Task.Wait(s_lastLines);
        }

        lock (_errors)
        {
            return string.Join(Environment.NewLine, _errors);
        }
    }

    /// <summary>Stops the service: by closing its input, else by force.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        try
        {
            if (!_process.HasExited)
            {
                _process.StandardInput.Close();
                if (!_process.WaitForExit((int)s_gracefulStop.TotalMilliseconds))
                {
                    _process.Kill();
                }
            }
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or System.IO.IOException)
        {
            // It ended by itself.
        }

        _process.Dispose();
    }

    private void OnOutput(string? line)
    {
        if (line is null || !line.StartsWith("{", StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            _ready.TrySetResult(JsonSerializer.Deserialize(line, WireJson.Context.ServiceReady));
        }
        catch (JsonException)
        {
            OnError(line);
        }
    }

    private void OnError(string? line)
    {
        if (line is null)
        {
            _errorsEnded.TrySetResult(true);
            return;
        }

        lock (_errors)
        {
            _errors.Enqueue(line);
            if (_errors.Count > RememberedLines)
            {
                _errors.Dequeue();
            }
        }
    }
}
