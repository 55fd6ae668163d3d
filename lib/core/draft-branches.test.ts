import { describe, expect, test } from 'vitest'
import {
  chooseBranch,
  isDraftNamed,
  joinDraftNames,
  type PhoneBranch,
  type ServerBranch,
} from './draft-branches'

const phone = (matters: Partial<PhoneBranch> = {}): PhoneBranch => ({
  deviceId: 'one',
  changes: 5,
  isBegun: true,
  onServer: { revision: 1, changes: 5, base: 0 },
  ...matters,
})
const other = (revision: number, base = 0, deviceId = 'two'): ServerBranch => ({
  deviceId,
  revision,
  base,
})
const own = other(1, 0, 'one')

describe('which draft the form goes on with', () => {
  test.each<[string, PhoneBranch | null, readonly ServerBranch[], unknown]>([
    ['nothing anywhere', null, [], { kind: 'phone' }],
    ['only this phone, not yet on the server', phone({ onServer: null }), [], { kind: 'phone' }],
    ['only this phone', phone(), [own], { kind: 'phone' }],
    ['L12: a wiped phone', null, [other(7)], { kind: 'take', revision: 7 }],
    ['a wiped store under the same name', null, [own], { kind: 'take', revision: 1 }],
    [
      'a phone that only opened the form',
      phone({ isBegun: false, onServer: null }),
      [other(7)],
      { kind: 'take', revision: 7 },
    ],
    ['another phone went on from here', phone(), [own, other(2, 1)], { kind: 'take', revision: 2 }],
    [
      'another phone went on, and so did this one',
      phone({ changes: 6 }),
      [own, other(2, 1)],
      { kind: 'ask', revisions: [2] },
    ],
    [
      'a phone whose store came back with what it had sent, under another name',
      phone({ onServer: { revision: 3, changes: 5, base: 3 } }),
      [other(3)],
      { kind: 'phone' },
    ],
    [
      'one that had sent more than came back',
      phone({ onServer: { revision: 3, changes: 5, base: 3 } }),
      [other(4)],
      { kind: 'ask', revisions: [4] },
    ],
    ['both began without the other', phone(), [own, other(2)], { kind: 'ask', revisions: [2] }],
    [
      'this phone has never reached the server',
      phone({ onServer: null }),
      [other(2)],
      { kind: 'ask', revisions: [2] },
    ],
    [
      'what was asked about once and taken in',
      phone({ onServer: { revision: 3, changes: 5, base: 2 } }),
      [other(3, 2, 'one'), other(2)],
      { kind: 'phone' },
    ],
    [
      'a wiped phone and two others',
      null,
      [other(7), other(8, 0, 'three')],
      {
        kind: 'ask',
        revisions: [7, 8],
      },
    ],
    [
      'two others, of which one took the other in',
      null,
      [other(7), other(8, 7, 'three')],
      {
        kind: 'take',
        revision: 8,
      },
    ],
  ])('%s', (_, here, server, chosen) => {
    expect(chooseBranch(here, 'one', server)).toEqual(chosen)
  })
})

describe('drafts that are named', () => {
  const name = (deviceId: string, changes: number) => ({ deviceId, changes })

  test('stand once in a list of several, up to the newer state', () => {
    expect(
      joinDraftNames([name('one', 4), name('two', 9)], undefined, [name('two', 3), name('one', 5)]),
    ).toEqual([name('one', 5), name('two', 9)])
    expect(joinDraftNames([name('one', 0)], [])).toEqual([name('one', 0)])
    expect(joinDraftNames()).toEqual([])
  })

  test.each([
    ['as far as it is named', name('one', 4), true],
    ['before that', name('one', 3), true],
    ['since: that is news', name('one', 5), false],
    ['by another phone', name('three', 1), false],
    ['by the last that is named', name('two', 9), true],
  ])('were sent %s', (_, draft, isNamed) => {
    expect(isDraftNamed([name('one', 4), name('two', 9)], draft)).toBe(isNamed)
  })
})
