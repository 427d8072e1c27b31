/** Browser and system, roughly: known to their owner, useless to follow. */
export function deviceOf(agent: string): string {
  const browser = browsers.find(([, shape]) => shape.test(agent))?.[0]
  const system = systems.find(([, shape]) => shape.test(agent))?.[0]
  return [browser, system].filter(Boolean).join(' · ')
}

const browsers = [
  ['微信 WeChat', /MicroMessenger/],
  ['Edge', /Edg/],
  ['Firefox', /Firefox/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
] as const

const systems = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iPhone', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const
