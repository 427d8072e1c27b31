// Everything works without this file; it only helps.
// A tracking code comes behind the #, which no server sees; it goes into the form and out of the address.
const code = document.getElementById('code')
if (code && location.hash.length > 20) {
  code.value = decodeURIComponent(location.hash.slice(1))
  history.replaceState(null, '', location.pathname)
}

const problem = document.getElementById('problem')
if (problem) problem.focus()

// What stands behind the # of a mail's link goes to the server by POST alone, and out of sight.
const arrival = document.querySelector('[data-fragment] form')
if (arrival && location.hash.length > 1) {
  arrival.elements.namedItem(arrival.parentElement.dataset.fragment).value = location.hash.slice(1)
  history.replaceState(null, '', location.pathname)
  arrival.requestSubmit()
}

// Paper opens no folds; newer browsers print them by the style alone.
if (!CSS.supports('selector(::details-content)')) {
  let opened = []
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')]
    for (const one of opened) one.open = true
  })
  addEventListener('afterprint', () => {
    for (const one of opened) one.open = false
  })
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.dataset.upload) return upload(event, form)
  if (!form.hasAttribute('data-once')) return
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = 'yes'
  for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
})

// Back from the browser's own memory: the form may be sent again.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled')
  }
})

for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy)
    button.textContent = button.dataset.done
  })
}

for (const button of document.querySelectorAll('button[data-tick]')) {
  button.hidden = false
  button.addEventListener('click', () => {
    for (const one of button.form.querySelectorAll('[name^="record."]'))
      one.checked = !one.closest('details:not([open])')
  })
}

for (const form of document.querySelectorAll('form[data-upload]')) {
  // Another origin answers with a redirect that only a plain post may follow, one file at a time.
  form.querySelector('[type=file]').multiple = new URL(form.action).origin === location.origin
}

/** By script several files go one after the other, each with its bar, and a button to try again where it failed. */
async function upload(event, form) {
  const input = form.querySelector('[type=file]')
  if (!input.multiple) return
  event.preventDefault()
  const lines = [...input.files].map((file) => lineOf(form, file))
  form.reset()
  for (const send of lines) await send()
}

function lineOf(form, file) {
  const line = form.querySelector('template').content.firstElementChild.cloneNode(true)
  const [name, bar, said, again, dismiss] = line.children
  name.textContent = file.name
  form.append(line)
  const send = async () => {
    again.hidden = true
    dismiss.hidden = true
    bar.hidden = false
    said.textContent = form.dataset.upload
    const { wrong, back = '' } = await sendFile(form, file, bar)
    line.dataset.back = back
    bar.hidden = true
    again.hidden = !wrong
    dismiss.hidden = !wrong
    said.textContent = wrong || form.dataset.done
    said.className = wrong ? 'fault' : 'quiet'
    line.dataset.sent = wrong ? 'no' : 'yes'
    done()
  }
  const done = () => {
    const all = [...document.querySelectorAll('.sending')]
    if (!all.every(({ dataset }) => dataset.sent === 'yes')) return
    // One file alone: its page is named by the answer.
    location.assign((all.length === 1 && all[0].dataset.back) || location.pathname)
  }
  again.addEventListener('click', send)
  dismiss.addEventListener('click', () => {
    line.remove()
    done()
  })
  return send
}

/** What is wrong, in the words of the page it led to (nothing if it arrived), and that page. Each file has a key of its own, from the page made anew. */
async function sendFile(form, file, bar) {
  const parsed = (html) => new DOMParser().parseFromString(html, 'text/html')
  try {
    const page = parsed(await (await fetch(location.pathname)).text())
    const data = new FormData(page.getElementById(form.querySelector('[type=file]').id).form)
    data.set('file', file)
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = (loaded / total) * 100
    }
    await new Promise((done, failed) => {
      request.onload = request.status < 500 ? done : failed
      request.onerror = failed
      request.open('POST', form.action)
      request.send(data)
    })
    const wrong = parsed(request.responseText).querySelector('#problem p, #problem li')?.textContent ?? ''
    return { wrong, back: request.responseURL }
  } catch {
    return { wrong: form.dataset.failed }
  }
}

// Saves what is typed, as the button for later does.
for (const form of document.querySelectorAll('form[data-saves]')) {
  const said = form.querySelector('[data-said]')
  let waiting
  let isSaving = false
  let isOver = false
  const typed = () => {
    const data = new FormData(form)
    data.delete('version')
    return `${new URLSearchParams(data)}`
  }
  let last = typed()
  const save = async () => {
    clearTimeout(waiting)
    const now = typed()
    if (isOver || form.dataset.sent || now === last) return
    // One at a time: the next goes on with its draft.
    if (isSaving) {
      waiting = setTimeout(save, 500)
      return
    }
    isSaving = true
    last = now
    const body = new URLSearchParams(`${now}&later=on&version=${form.version?.value ?? ''}`)
    // Browsers keep no longer one alive.
    const keepalive = now.length < 6e4
    const answer = await fetch(form.action, { method: 'POST', body, keepalive }).catch(() => null)
    isOver ||= answer?.status === 403
    const url = answer?.ok ? answer.url : ''
    const [, draft] = /^(.*\/my\/drafts\/\w+)\/later$/.exec(url) ?? []
    if (draft && !form.action.includes('/my/drafts/')) form.action = `${draft}/items`
    const [, next] = /"version" value="(\d+)/.exec(url && (await answer.text())) ?? []
    if (next) form.version.value = next
    isSaving = false
    said.textContent = draft || next || answer?.status === 204 ? form.dataset.saves : form.dataset.unsaved
  }
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(save, 3000)
  })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save())
  // What was dropped stays so.
  document.addEventListener('submit', (event) => {
    isOver ||= !event.defaultPrevented
  })
}
