/** Loads a package that is made for a `<script>`. */
export async function loadScript(url) {
  const script = document.createElement('script');
  script.src = url;
  await new Promise((done, failed) => {
    script.onload = done;
    script.onerror = () => failed(new Error(`cannot load ${url}`));
    document.head.append(script);
  });
  script.remove();
}
