// Stands between a program and the PostgreSQL server that it runs. It lives in a session of its
// own, so that Ctrl-C in a terminal reaches the program alone, which then stops things in order;
// and when the program dies, even by `kill -9`, the channel closes and the server is shut down.
import { spawn } from 'node:child_process'
import { openSync, rmSync } from 'node:fs'

const { command, args, user, logFile, temporary } = JSON.parse(process.argv[2])
const log = openSync(logFile, 'a', 0o600)

const kept = ['PATH', 'HOME', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
const server = spawn(command, args, {
  stdio: ['ignore', log, log],
  env: { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), LC_ALL: 'C' },
  windowsHide: true,
  ...(user ? { uid: user.uid, gid: user.gid } : {}),
})

let stopping = false
function stop() {
  if (stopping) return
  stopping = true
  if (process.platform === 'win32') {
    const folder = args[args.indexOf('-D') + 1]
    spawn(command.replace(/postgres(\.exe)?$/, 'pg_ctl$1'), ['stop', '-m', 'fast', '-D', folder])
    return
  }
  server.kill('SIGINT')
  setTimeout(() => server.kill('SIGQUIT'), 30_000).unref()
}

process.on('disconnect', stop)
process.on('message', stop)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
server.on('error', () => process.exit(1))
server.on('exit', (code) => {
  if (temporary) rmSync(temporary, { recursive: true, force: true })
  process.exit(stopping ? 0 : (code ?? 1) || 1)
})
