// For a page with a frame of compare: gives the frame the height that it tells of. One file, nothing to load.
//
//   <script src="/static/compare-frame.js"></script>
//   <iframe src="https://desk.example/frames/..." data-compare ...></iframe>
//
// A message counts only where it comes from the window of such a frame, and from the origin of its address.
"use strict";
addEventListener("message", (event) => {
  if (event.data?.type !== "compare:resize") return;
  const { height } = event.data;
  if (!Number.isFinite(height) || height < 1 || height > 100000) return;
  for (const frame of document.querySelectorAll("iframe[data-compare]")) {
    if (frame.contentWindow === event.source && new URL(frame.src).origin === event.origin) {
      frame.style.height = `${Math.ceil(height)}px`;
    }
  }
});
