/**
 * Signs in over HTTP as a person would, and returns the cookie header of the session.
 * @throws when the server does not let the account in
 */
export async function sessionCookie(url: string, login: string, password: string): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: cookiesOf(asked),
      origin: url,
    },
    body: new URLSearchParams({ csrfToken, login, password, json: 'true' }),
  })
  const cookie = cookiesOf(answer)
  if (!cookie.includes('session')) throw new Error(`${login} was not let in: ${answer.status}`)
  return cookie
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0] ?? '')
    .join('; ')
}

/** The same cookies, as a browser takes them into its jar: for every page of that address. */
export function jarCookies(cookie: string, address: string) {
  const { origin } = new URL(address)
  const pairs = cookie === '' ? [] : cookie.split('; ')
  return pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url: origin }
  })
}
