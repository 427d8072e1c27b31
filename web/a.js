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

/** The same form by script, so that progress shows and a lost connection leaves the choice in place. */
function upload(event, form) {
  // Another origin answers with a redirect that only a plain post may follow.
  if (new URL(form.action).origin !== location.origin) return
  event.preventDefault()
  const bar = form.querySelector('progress')
  const said = form.querySelector('[role=status]')
  const request = new XMLHttpRequest()
  const failed = () => {
    bar.hidden = true
    said.textContent = form.dataset.failed
  }
  request.upload.onprogress = ({ loaded, total }) => {
    bar.value = (loaded / total) * 100
  }
  request.onload = () => {
    if (request.status < 400) location.assign(request.responseURL || location.href)
    else failed()
  }
  request.onerror = failed
  bar.hidden = false
  said.textContent = ''
  request.open('POST', form.action)
  request.send(new FormData(form))
}
