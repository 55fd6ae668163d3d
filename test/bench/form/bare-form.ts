import { type PlainApplication, startPlainApplication } from '../hello-world'
import { partsOf } from './forty-questions'

/** The same fields in a page of the same framework with react-hook-form, and nothing else. */
const page = `'use client'
import { useForm } from 'react-hook-form'

export default function Form({ parts }) {
  const { register } = useForm()
  return <form>{parts.map(({ kind, id }) => <fieldset key={id}>
    <legend>Question {id}</legend>
    {kind === 'comment' ? <textarea {...register(id)} rows={4} /> :
      (kind === 'choice' ? ['3', '2', '1', '0'] : ['1', '2', '3', '4', '5']).map((option) =>
        <label key={option}><input type="radio" value={option} {...register(id)} /> Option {option}</label>)}
  </fieldset>)}</form>
}
`

export function startBareForm(): Promise<PlainApplication> {
  return startPlainApplication('bare', {
    'app/form.jsx': page,
    'app/[count]/page.jsx': `import Form from '../form'
export const dynamic = 'force-dynamic'
const all = ${JSON.stringify(partsOf(120))}
export default async function Page({ params }) {
  return <Form parts={all.slice(0, Number((await params).count))} />
}
`,
    'app/page.jsx': 'export default function Page() { return null }\n',
  })
}
