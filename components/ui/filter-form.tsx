'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react'
import { leaveThrough } from './leave-guard'
import { rememberQuery } from './remembered-query'

/** A GET form that moves softly, leaves empty conditions out of the address and remembers them. */
export function FilterForm({
  path,
  label,
  children,
}: {
  path: string
  label: string
  children: ReactNode
}) {
  const router = useRouter()
  const query = useSearchParams().toString()
  const [isMoving, startMoving] = useTransition()
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined)
  const form = useRef<HTMLFormElement>(null)
  const [turn, setTurn] = useState(0)

  useEffect(() => rememberQuery(path, query), [path, query])
  useEffect(() => () => clearTimeout(typing.current), [])

  function move() {
    if (!form.current) return
    clearTimeout(typing.current)
    const parameters = new URLSearchParams()
    for (const [name, value] of new FormData(form.current)) {
      if (typeof value === 'string' && value.trim() !== '') parameters.append(name, value.trim())
    }
    const next = parameters.toString()
    const href = next ? `${path}?${next}` : path
    leaveThrough({
      go: () => startMoving(() => router.push(href, { scroll: false })),
      // Who stays sees the conditions that hold.
      stay: () => setTurn((known) => known + 1),
    })
  }

  return (
    <search aria-label={label}>
      <form
        key={turn}
        ref={form}
        aria-busy={isMoving}
        method="get"
        action={path}
        className="mb-6 flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          move()
        }}
        onChange={(event) => {
          clearTimeout(typing.current)
          const typed = event.target instanceof HTMLInputElement && event.target.type === 'search'
          if (typed) typing.current = setTimeout(move, 400)
          else move()
        }}
      >
        {children}
      </form>
    </search>
  )
}
