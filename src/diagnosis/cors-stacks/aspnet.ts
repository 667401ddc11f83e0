/** ASP.NET Core: UseCors sets the fields when an answer starts, so an exception needs a handler that starts one. */
import { double, listOf, MAX_AGE_SECONDS, when, type CorsStack } from './answer';

export const aspnet: CorsStack = {
  platform: 'aspnet',
  executed: false,
  write: ({ origin, methods, fields, credentials, exposed }) =>
    [
      '// Program.cs, before builder.Build()',
      'builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy',
      `    .WithOrigins(${double(origin)})`,
      `    .WithMethods(${listOf(methods, double)})`,
      ...when(fields, `    .WithHeaders(${listOf(fields, double)})`),
      ...when(exposed, `    .WithExposedHeaders(${listOf(exposed, double)})`),
      ...when(credentials, '    .AllowCredentials()'),
      `    .SetPreflightMaxAge(TimeSpan.FromSeconds(${MAX_AGE_SECONDS}))));`,
      '',
      '// after builder.Build() and UseRouting() if there is one, before UseAuthentication() and UseAuthorization()',
      'app.Use((context, next) => // caches must know, also where no origin was sent',
      '{',
      '    context.Response.OnStarting(() => { context.Response.Headers.Append("Vary", "Origin"); return Task.CompletedTask; });',
      '    return next(context);',
      '});',
      'app.UseExceptionHandler(error => error.Run(context => context.Response.WriteAsync("Internal Server Error"))); // unless there is one: else a 500 goes without the fields',
      'app.UseCors();',
    ].join('\n'),
};
