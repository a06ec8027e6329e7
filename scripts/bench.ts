/**
 * `npm run bench [-- --full | --long] [--data DIRECTORY] [--json PATH] [NAME…]`: what pages cost, as multiples of a floor measured in the same run;
 * `--data` keeps the filled files for the next run. Several
 * processes take part (server, floor, driver), all of them this file in another role or the built server.
 * `npm run bench -- memory [--long]`: the translation memory. `npm run bench -- search [--long]`: the search.
 */
if (process.argv[2] === '--role') {
  const { play } = await import('./bench-roles')
  play(process.argv[3] ?? '')
} else if (process.argv[2] === 'memory') {
  // What is measured needs no settings, but knows somebody who reads them.
  process.env.ORIGIN ??= 'http://127.0.0.1'
  process.env.SECRET ??= 'a secret of the benchmark, more than 32 bytes'
  const { run } = await import('./bench-memory')
  await run(process.argv.slice(3))
} else if (process.argv[2] === 'search') {
  const { run } = await import('./bench-search')
  await run(process.argv.slice(3))
} else {
  const { run } = await import('./bench-run')
  await run(process.argv.slice(2))
}

export {}
