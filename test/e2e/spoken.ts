import type { Page } from '@playwright/test'
import { z } from 'zod'
import { expect } from './test'

const valueSchema = z.object({ value: z.unknown().optional() }).optional()
const nodeSchema = z.object({
  nodeId: z.string(),
  parentId: z.string().optional(),
  ignored: z.boolean(),
  role: valueSchema,
  name: valueSchema,
  description: valueSchema,
  value: valueSchema,
  properties: z.array(z.object({ name: z.string(), value: valueSchema })).optional(),
})
const treeSchema = z.object({ nodes: z.array(nodeSchema) })

/** One thing on the page as the browser hands it to a screen reader. */
interface Spoken {
  readonly id: string
  readonly parent: string | null
  readonly role: string
  readonly name: string
  readonly description: string
  readonly value: string
  readonly states: ReadonlyMap<string, unknown>
}

const textOf = (found: z.infer<typeof valueSchema>) => String(found?.value ?? '').trim()

/**
 * What whoever does not see the page hears of it: the browser's own accessibility tree, and what the
 * live regions say. Make it before the page is opened.
 */
export async function listenTo(page: Page) {
  await page.addInitScript(hearLiveRegions)
  const browser = await page.context().newCDPSession(page)
  await browser.send('Accessibility.enable')

  async function tree(): Promise<ReadonlyMap<string, Spoken>> {
    const { nodes } = treeSchema.parse(await browser.send('Accessibility.getFullAXTree'))
    return new Map(
      nodes.map(
        ({ nodeId, parentId, role, name, description, value, properties = [], ignored }) => {
          const states = properties.map((one) => [one.name, one.value?.value] as const)
          return [
            nodeId,
            {
              id: nodeId,
              parent: parentId ?? null,
              role: ignored ? 'none' : textOf(role),
              name: textOf(name),
              description: textOf(description),
              value: textOf(value),
              states: new Map(states),
            },
          ]
        },
      ),
    )
  }

  return {
    tree,
    /** What is said when the keyboard comes to where it stands now, with the groups around it. */
    async focused(): Promise<string> {
      const all = await tree()
      const here = [...all.values()].findLast(
        ({ role, states }) => states.get('focused') === true && role !== 'RootWebArea',
      )
      return here ? inWords(here, all) : 'nothing'
    },
    /** What has announced itself since this was last asked. */
    announced: (): Promise<readonly string[]> =>
      page.evaluate(() => {
        const said: unknown = Reflect.get(window, 'saidLive')
        return Array.isArray(said) ? said.splice(0).map(String) : []
      }),
    /** All words of the page in reading order. */
    async reading(): Promise<string> {
      const words = [...(await tree()).values()].filter(({ role }) => role === 'StaticText')
      return words.map(({ name }) => name).join(' ')
    },
  }
}

export type Ear = Awaited<ReturnType<typeof listenTo>>

const toldStates = ['checked', 'expanded', 'disabled', 'required', 'level'] as const
const around = /^(?:group|radiogroup|region|dialog|alertdialog|form|navigation)$/

function inWords(here: Spoken, all: ReadonlyMap<string, Spoken>): string {
  const states = toldStates.flatMap((name) => {
    const value = here.states.get(name)
    return value === undefined || value === false ? [] : [`${name} ${String(value)}`]
  })
  const isInvalid = /^(?:true|grammar|spelling)$/.test(String(here.states.get('invalid') ?? ''))
  const parts = [
    // What has no name of its own is read as it stands there.
    here.name || wordsIn(here, all),
    here.role,
    ...states,
    ...(isInvalid ? ['invalid'] : []),
    ...(here.value ? [`value ${here.value}`] : []),
    ...(here.description ? [`described: ${here.description}`] : []),
    ...aroundOf(here, all).map(({ role, name }) => `in ${role} ${name}`),
  ]
  return parts.join(' | ')
}

function wordsIn({ id }: Spoken, all: ReadonlyMap<string, Spoken>): string {
  const words = [...all.values()].filter((one) => {
    if (one.role !== 'StaticText') return false
    for (let at: Spoken | undefined = one; at; at = all.get(at.parent ?? '')) {
      if (at.parent === id) return true
    }
    return false
  })
  return words.map(({ name }) => name).join(' ')
}

function aroundOf(here: Spoken, all: ReadonlyMap<string, Spoken>): readonly Spoken[] {
  const found: Spoken[] = []
  for (let at = all.get(here.parent ?? ''); at; at = all.get(at.parent ?? '')) {
    if (around.test(at.role)) found.push(at)
  }
  return found
}

const pressed = /^(?:button|link|checkbox|radio|textbox|combobox|slider|switch|tab|menuitem)$/
const grouping = /^(?:group|radiogroup|region|dialog|alertdialog)$/

/** Buttons within a field of a date are the browser's own. */
const ofBrowser = /^Show (?:date|time) picker/

/**
 * Nothing on the page is badly said: whatever can be pressed, every group and every picture has a name,
 * no name says a thing twice or again in its description, and no two things sound alike.
 * @param alike names that several things may bear, because they lead to the same
 */
export async function expectWellSpoken(page: Page, ear: Ear, alike: RegExp): Promise<void> {
  const all = await ear.tree()
  const nodes = [...all.values()].filter(({ role }) => role !== 'none')
  const bad = nodes.flatMap((node) => {
    const { role, name, description } = node
    const isTold = pressed.test(role) || grouping.test(role) || role === 'image'
    if (!isTold || ofBrowser.test(name)) return []
    const what = `${role} "${name}"`
    if (name === '') return [`${role} without a name in ${aroundOf(node, all)[0]?.name ?? ''}`]
    if (/^(.{3,}?)[\s,.:;]+\1$/s.test(name)) return [`${what} says itself twice`]
    if (description === name) return [`${what} is described by its name`]
    if (/(.{12,})[\s,.:;]+\1/s.test(description)) return [`${what} is described twice over`]
    return []
  })
  expect(bad, `badly spoken on ${page.url()}`).toEqual([])
  const sounds = nodes
    .filter(({ role, name }) => /^(?:button|checkbox|textbox)$/.test(role) && !alike.test(name))
    .map((node) => inWords(node, all).replace(/ \| checked \w+/, ''))
  const twice = sounds.filter((sound, place) => sounds.indexOf(sound) !== place)
  expect(twice, `sounding alike on ${page.url()}`).toEqual([])
}

/**
 * Runs in the page. Notes what a screen reader is told to say by itself: what comes into a live region
 * that was there before, whole where the region is atomic; and an alert as it comes.
 */
function hearLiveRegions(): void {
  const said: string[] = []
  Reflect.set(window, 'saidLive', said)
  const selector = '[aria-live], [role=status], [role=alert], [role=log], output'
  const isQuiet = (region: Element) => {
    const live = region.getAttribute('aria-live')
    const isHidden = region.closest('[aria-hidden=true]') !== null
    return live === 'off' || isHidden || getComputedStyle(region).visibility === 'hidden'
  }
  const isAtomic = (region: Element) => {
    const atomic = region.getAttribute('aria-atomic')
    if (atomic !== null) return atomic === 'true'
    return region.matches('[role=status], [role=alert], output')
  }
  const say = (text: string | null | undefined) => {
    const words = text?.replaceAll(/\s+/g, ' ').trim() ?? ''
    if (words !== '') said.push(words)
  }
  const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement)
  const hear = (records: readonly MutationRecord[]) => {
    const changed = new Set<Element>()
    for (const { type, target, addedNodes } of records) {
      const region = elementOf(target)?.closest(selector)
      if (region) {
        if (isQuiet(region)) continue
        if (isAtomic(region)) changed.add(region)
        else if (type === 'characterData') say(target.textContent)
        else for (const node of addedNodes) say(node.textContent)
        continue
      }
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue
        const alerts = node.matches('[role=alert]') ? [node] : node.querySelectorAll('[role=alert]')
        for (const alert of alerts) changed.add(alert)
      }
    }
    for (const region of changed) say(region.textContent)
  }
  new MutationObserver(hear).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  })
}
