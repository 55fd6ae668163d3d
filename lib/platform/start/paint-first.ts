// Also read by Node as it is (application.mjs): types that can be left out, no path of the project's own.
import type { ServerResponse } from 'node:http'

/**
 * A page's scripts in the order of its first picture: the browser is told of them at the end of what it
 * shows, and fetches them when it has shown it. As Next.js writes a page, fetching and running them goes
 * before the first picture. Files that a later part of a stream names are left as they come.
 */
export class PaintFirst {
  #held = ''
  #told = false
  #inBody = false
  readonly #files: string[] = []

  /** What of the page can be sent on, now that this came as well; an unfinished tag waits. */
  push(html: string): string {
    const text = this.#held + html
    const whole = endOfTags(text)
    this.#held = text.slice(whole)
    return this.#rewritten(text.slice(0, whole))
  }

  /** What is left when the page has ended. */
  rest(): string {
    const text = this.#held
    this.#held = ''
    return this.#rewritten(text)
  }

  #rewritten(text: string): string {
    return text.replace(awaited, (tag: string, source?: string, attributes = '') => {
      if (tag.startsWith('<body')) this.#inBody = true
      if (tag.startsWith('<link')) return this.#told ? tag : ''
      if (source === undefined || this.#told || !attributes.includes(' async=""')) return tag
      this.#files.push(source)
      if (!this.#inBody) return ''
      this.#told = true
      const nonce = /nonce="[^"]*"/.exec(attributes)?.[0] ?? ''
      return `<script ${nonce}>(${fetchWhenPainted})(${JSON.stringify(this.#files)})</script>`
    })
  }
}

/** A file that runs as it comes, the notice ahead of one, and where the head is over. */
const awaited =
  /<script src="(\/_next\/static\/[^"<>]+)"((?: [\w-]+="[^"<>]*")*)><\/script>|<link rel="preload" as="script"[^<>]*>|<body\b/g

/**
 * Run by the browser. A page that nobody sees yet is not painted, so it does not wait; nor does one
 * longer than 3 s, whatever holds the picture up.
 *
 * What is pressed on the picture before the scripts are there is done when they are: the last button,
 * and a form that would otherwise leave with its fields in the address. Posts and links work by themselves.
 * React marks each element that it has taken over; parts of a page may come later than React itself.
 */
const fetchWhenPainted = `function(files){
var sent=false
function send(){
if(sent)return
sent=true
files.forEach(function(file){
var script=document.createElement("script")
script.async=true
script.src=file
document.head.appendChild(script)
})
}
function isAwake(element){
return Object.keys(element).some(function(key){return key.indexOf("__reactProps$")===0})
}
var held
function whenAwake(){
if(!held)return
if(!held.element.isConnected)return held=undefined
if(!isAwake(held.element))return setTimeout(whenAwake,50)
var act=held.act
held=undefined
setTimeout(act,50)
}
function hold(element,act){
if(!held)setTimeout(whenAwake,50)
held={element:element,act:act}
}
document.addEventListener("click",function(event){
var button=event.target.closest("button")
if(button&&!isAwake(button)&&!(button.form&&button.type==="submit"))hold(button,function(){button.click()})
},true)
document.addEventListener("submit",function(event){
var form=event.target,button=event.submitter
if(isAwake(form)||form.method!=="get")return
event.preventDefault()
hold(form,function(){form.requestSubmit(button)})
},true)
if(document.visibilityState==="hidden")return send()
new PerformanceObserver(send).observe({type:"paint",buffered:true})
setTimeout(send,3000)
}`

/** Up to where a text holds no tag that has only begun, and no script whose end has not come. */
function endOfTags(text: string): number {
  const script = text.lastIndexOf('<script')
  if (script !== -1 && !text.includes('</script>', script)) return script
  const tag = text.lastIndexOf('<')
  return tag > text.lastIndexOf('>') ? tag : text.length
}

/**
 * Has an answer put its scripts after its first picture, if it turns out to be a page.
 *
 * Next.js compresses within its own handling of a request, so a page can be read only between the two:
 * from when its type is set, which is after the compression was set up.
 */
export function paintFirst(response: ServerResponse): void {
  const { setHeader } = response
  response.setHeader = (name, value) => {
    if (name.toLowerCase() === 'content-type' && String(value).startsWith('text/html')) {
      response.setHeader = setHeader
      rewrite(response)
    }
    return setHeader.call(response, name, value)
  }
}

function rewrite(response: ServerResponse): void {
  const page = new PaintFirst()
  const decoder = new TextDecoder()
  const { write, end } = response
  // Neither calls back: nor do those of the compression beneath.
  const pushed = (chunk: unknown): string => {
    if (!response.headersSent) response.removeHeader('content-length')
    if (chunk === undefined || chunk === null) return ''
    if (typeof chunk === 'string') return page.push(chunk)
    return page.push(decoder.decode(chunk as Uint8Array, { stream: true }))
  }
  response.write = (chunk: unknown): boolean => {
    const text = pushed(chunk)
    return text === '' || write.call(response, text, 'utf8')
  }
  response.end = (chunk?: unknown): ServerResponse => {
    const text = pushed(chunk) + page.push(decoder.decode()) + page.rest()
    return end.call(response, text, 'utf8')
  }
}
