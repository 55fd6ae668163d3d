import { describe, expect, test } from 'vitest'
import {
  arrowTo,
  cropEdges,
  cropTo,
  cutAway,
  editsOf,
  isTouched,
  middleArrow,
  movedByKey,
  type PhotoEditing,
  turned,
  untouched,
  withArrow,
  withoutArrow,
} from './photo-edit'

const rounded = (editing: PhotoEditing): unknown =>
  JSON.parse(JSON.stringify(editing), (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
  )

const edited = withArrow(
  cropTo(cropTo(untouched, 'left', 0.2), 'bottom', 0.7),
  { x: 0.3, y: 0.6 },
  { x: 0.5, y: 0.1 },
)

describe('turning', () => {
  test('takes the crop and the arrows along', () => {
    expect(rounded(turned(edited, 'right'))).toEqual({
      turns: 1,
      crop: { left: 0.3, top: 0.2, right: 1, bottom: 1 },
      arrows: [{ from: { x: 0.4, y: 0.3 }, to: { x: 0.9, y: 0.5 } }],
    })
  })

  test('there and back, and four times around, is where it began', () => {
    expect(rounded(turned(turned(edited, 'right'), 'left'))).toEqual(rounded(edited))
    expect(rounded(turned(turned(edited, 'left'), 'right'))).toEqual(rounded(edited))
    const around = [1, 2, 3, 4].reduce((editing) => turned(editing, 'left'), edited)
    expect(rounded(around)).toEqual(rounded(edited))
  })
})

describe('cropping', () => {
  test('never goes beyond the picture and never leaves less than a tenth of a side', () => {
    for (const edge of cropEdges) {
      for (const place of [-3, 0, 0.5, 1, 7]) {
        const { crop } = cropTo(edited, edge, place)
        expect(crop.right - crop.left).toBeGreaterThanOrEqual(0.1 - 1e-9)
        expect(crop.bottom - crop.top).toBeGreaterThanOrEqual(0.1 - 1e-9)
        expect(Math.min(...Object.values(crop))).toBeGreaterThanOrEqual(0)
        expect(Math.max(...Object.values(crop))).toBeLessThanOrEqual(1)
      }
    }
  })

  test('says how much is cut away on each side', () => {
    expect(cropEdges.map((edge) => cutAway(edited.crop, edge))).toEqual([20, 0, 0, 30])
  })
})

describe('arrows', () => {
  test('without a length are none, and stay within the picture', () => {
    expect(withArrow(untouched, { x: 0.5, y: 0.5 }, { x: 0.5, y: 0.5 })).toBe(untouched)
    const out = withArrow(untouched, { x: -1, y: 0.5 }, { x: 2, y: 0.5 })
    expect(out.arrows).toEqual([{ from: { x: 0, y: 0.5 }, to: { x: 1, y: 0.5 } }])
    const moved = arrowTo(out, 0, 'to', { x: 0.4, y: 9 })
    expect(moved.arrows).toEqual([{ from: { x: 0, y: 0.5 }, to: { x: 0.4, y: 1 } }])
    expect(withoutArrow(moved, 0).arrows).toEqual([])
  })

  test('that a button places point at the middle of what stays', () => {
    expect(middleArrow(edited).to).toEqual({ x: 0.6, y: 0.35 })
  })
})

describe('what the report says', () => {
  test('is what was done, with what had been done before, each once', () => {
    expect(editsOf(untouched)).toEqual([])
    expect(isTouched(untouched)).toBe(false)
    expect(editsOf(edited)).toEqual(['cropped', 'arrow'])
    expect(editsOf(turned(untouched, 'left'), ['arrow'])).toEqual(['rotated', 'arrow'])
    expect(editsOf(untouched, ['cropped'])).toEqual(['cropped'])
  })

  test('knows nothing of what was taken back: an edge put where it was cuts nothing', () => {
    expect(isTouched(cropTo(cropTo(untouched, 'top', 0.4), 'top', 0))).toBe(false)
    expect(isTouched(turned(turned(untouched, 'left'), 'right'))).toBe(false)
  })
})

test('arrow keys move by a step, with Shift by five, other keys do not', () => {
  const place = { x: 0.5, y: 0.5 }
  expect(movedByKey('ArrowLeft', place, false)).toEqual({ x: 0.49, y: 0.5 })
  expect(movedByKey('ArrowDown', place, true)).toEqual({ x: 0.5, y: 0.55 })
  expect(movedByKey('Tab', place, false)).toBeNull()
})
