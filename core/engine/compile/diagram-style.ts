/** Legible on paper, phones and in the dark. */
export const diagramStyle = [
  'text{font-family:system-ui,-apple-system,"Segoe UI","PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;fill:#14202b}',
  '.paper{fill:#fff}',
  '.heading{font-size:22px;font-weight:700}',
  '.name{font-size:15px;font-weight:600}.row{font-size:13px}.note,.where{font-size:12px;fill:#51606d}.where{font-weight:600}.to{fill:#51606d}',
  '.card rect{fill:#fff;stroke:#9aa7b2;stroke-width:1.2}',
  '.human>rect{fill:#eef5fc;stroke:#2b6ca8}.service>rect{fill:#f5f6f7;stroke:#9aa7b2;stroke-dasharray:4 3}.end>rect{fill:#e9f4ec;stroke:#2f7d4a}',
  '.group rect{fill:#fbf7ec;stroke:#c9b477}',
  '.icon{fill:#2b6ca8}.service .icon{fill:#6b7884;stroke:#6b7884}.service .icon path{stroke:none}.end .icon{fill:#2f7d4a}.icon rect{stroke:none;fill:inherit}',
  '.icon .thin,.service .icon .thin{fill:none;stroke:#6b7884;stroke-width:1.4}.clock{fill:#8a4b08}.icon circle.thin{stroke:#8a4b08}',
  '.start{fill:none;stroke:#14202b;stroke-width:1.6}',
  '.way path{fill:none;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}',
  '.h0 path{stroke:#2b6ca8}.h0 circle{fill:#2b6ca8}.h1 path{stroke:#a8482b}.h1 circle{fill:#a8482b}.h2 path{stroke:#2f7d4a}.h2 circle{fill:#2f7d4a}',
  '.h3 path{stroke:#7a4fa3}.h3 circle{fill:#7a4fa3}.h4 path{stroke:#8a6d08}.h4 circle{fill:#8a6d08}.h5 path{stroke:#0f7f86}.h5 circle{fill:#0f7f86}',
  '@media (prefers-color-scheme:dark){text{fill:#e8eef3}.paper{fill:#10171d}.note,.where,.to{fill:#a9b6c1}.card rect{fill:#1a242c}.human>rect{fill:#14283a;stroke:#5b9bd5}.service>rect{fill:#1a242c}.end>rect{fill:#16291d;stroke:#5fb37c}.group rect{fill:#26220f;stroke:#8d7b3f}.start{stroke:#e8eef3}.clock{fill:#e0a458}.icon circle.thin{stroke:#e0a458}.way path{filter:brightness(1.5)}}',
].join('')
