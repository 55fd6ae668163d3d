import { z } from 'zod'

/** What stands on the sign-in form; its answer is never more precise than "does not fit". */
export const signInSchema = z.object({
  login: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(200),
})

export type SignIn = z.output<typeof signInSchema>

export const signInDemoSchema = z.object({ accountId: z.uuid() })

export type SignInDemo = z.output<typeof signInDemoSchema>
