import type { ReactNode, Ref } from 'react'

/** A page that says one thing: not found, failed, done. */
export function Notice({
  title,
  children,
  action,
  titleRef,
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** To put the focus on it, where it comes in the place of something else. */
  titleRef?: Ref<HTMLHeadingElement>
}) {
  return (
    <div className="mx-auto grid max-w-xl content-start gap-5 px-4 pt-[16dvh] pb-16 sm:px-6">
      <h1
        ref={titleRef}
        tabIndex={titleRef ? -1 : undefined}
        className="text-28 font-semibold tracking-[-0.01em] outline-none"
      >
        {title}
      </h1>
      <div className="grid gap-2 text-17 text-ink-2">{children}</div>
      {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
    </div>
  )
}
