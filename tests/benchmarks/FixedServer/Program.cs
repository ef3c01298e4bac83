using System;
using System.Linq;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProspectingTools.Benchmarks.Fixed;

// FixedServer [round trip in ms] [Mbit/s]: writes its addresses as one line of JSON and ends with its standard input.
const double DefaultRoundTripMs = 40;
const double DefaultMegabits = 50;
double roundTrip = args.Length > 0 ? double.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : DefaultRoundTripMs;
double megabits = args.Length > 1 ? double.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : DefaultMegabits;

WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.Logging.ClearProviders();
builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
await using WebApplication app = builder.Build();
var answers = new Answers();
app.Run(answers.HandleAsync);
await app.StartAsync();

var direct = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
Uri slow = new SlowLink(new IPEndPoint(IPAddress.Loopback, direct.Port), TimeSpan.FromMilliseconds(roundTrip), megabits * 1e6).Start();
Console.WriteLine(JsonSerializer.Serialize(new { direct, slow, processId = Environment.ProcessId }));
while (await Console.In.ReadLineAsync() is not null)
{
}
