import { Fragment } from 'react'
import { plainBlocks, type TextBlock, type TextPiece } from '@/lib/core/plain-blocks'
import { classNames } from './class-names'

/** A plainly written text with its paragraphs, headings and lists; nothing in it is markup. */
export function PlainText({ text, className }: { text: string; className?: string | undefined }) {
  return (
    <div className={classNames('grid max-w-[62ch] gap-3 [overflow-wrap:anywhere]', className)}>
      {plainBlocks(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn anew as a whole
        <Block key={index} block={block} />
      ))}
    </div>
  )
}

function Block({ block }: { block: TextBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <p className="mt-1 font-semibold">
          <Pieces pieces={block.line} />
        </p>
      )
    case 'paragraph':
      return (
        <p>
          {block.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn anew as a whole
            <Fragment key={index}>
              {index > 0 ? <br /> : null}
              <Pieces pieces={line} />
            </Fragment>
          ))}
        </p>
      )
    case 'bullets':
      return (
        <ul className="grid list-disc gap-1.5 pl-5">
          <Items items={block.items} />
        </ul>
      )
    case 'numbers':
      return (
        <ol start={block.first} className="grid list-decimal gap-1.5 pl-6">
          <Items items={block.items} />
        </ol>
      )
  }
}

function Items({ items }: { items: readonly (readonly TextPiece[])[] }) {
  return items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn anew as a whole
    <li key={index}>
      <Pieces pieces={item} />
    </li>
  ))
}

function Pieces({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map(({ text, isStrong }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn anew as a whole
    isStrong ? <strong key={index}>{text}</strong> : <Fragment key={index}>{text}</Fragment>,
  )
}
