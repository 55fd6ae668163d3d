import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { partsOf } from './forty-questions'

/** Installed into a folder of its own for the measurement, never into the product. */
const packages = {
  'survey-core': '3.1.1',
  'survey-react-ui': '3.0.0',
  react: '19.3.1',
  'react-dom': '19.3.1',
  vite: '8.3.8',
}

const main = `import 'survey-core/survey-core.min.css'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { Model } from 'survey-core'
import { Survey } from 'survey-react-ui'

const parts = ${JSON.stringify(partsOf(120))}.slice(0, Number(location.pathname.slice(1)))
const elements = parts.map(({ kind, id }) => ({
  name: id,
  title: 'Question ' + id,
  ...(kind === 'choice' ? { type: 'radiogroup', choices: ['3', '2', '1', '0'].map((value) => ({ value, text: 'Option ' + value })) }
    : kind === 'rating' ? { type: 'rating', rateMin: 1, rateMax: 5 } : { type: 'comment', rows: 4 }),
}))
createRoot(document.getElementById('root')).render(createElement(Survey, { model: new Model({ elements }) }))
`

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
}

/** SurveyJS with the same fields, built with Vite and served from memory. */
export async function startSurveyForm(): Promise<{ url: string; stop(): void }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-survey-'))
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)
  write(
    'package.json',
    JSON.stringify({ name: 'survey', private: true, type: 'module', dependencies: packages }),
  )
  write('main.js', main)
  write(
    'index.html',
    '<!doctype html><html lang="en"><head><title>Survey</title></head><body><div id="root"></div><script type="module" src="/main.js"></script></body></html>',
  )
  run(folder, 'npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--legacy-peer-deps',
  ])
  run(folder, process.execPath, ['node_modules/vite/bin/vite.js', 'build'])
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://local')
    const name = pathname.startsWith('/assets/') ? pathname : '/index.html'
    try {
      const body = readFileSync(path.join(folder, 'dist', path.normalize(name)))
      response.writeHead(200, { 'content-type': types[path.extname(name)] ?? 'text/plain' })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const stop = () => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: `http://127.0.0.1:${address.port}`, stop }
}

function run(cwd: string, program: string, args: readonly string[]): void {
  const env = { ...process.env, NODE_ENV: 'production' } as const
  const done = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${program} ${args[0]}: ${done.stderr || done.stdout}`)
}
