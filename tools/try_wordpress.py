"""Try the recipe of ``docs/cms.md`` for WordPress with the real one and a real Chromium, by hand.

Needs ``php`` with mysqli, ``mariadbd`` and ``mariadb-install-db`` (Debian: ``php-cli php-mysql
mariadb-server-core``) and an unpacked WordPress. ``python -m tools.try_wordpress WORDPRESS
FOLDER``; FOLDER must be new; a picture is left in it. The database is one of its own, in FOLDER.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.trial import ROOT, STORIES, free, must, put_scripts, review_server, see_both

CONFIG = """<?php
define('DB_NAME', 'desk'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:%s'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '%s'); define('WP_SITEURL', '%s');
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', false);
define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
HERE = """<?php
// For this trial alone: WordPress fetches nothing from its own machine or from odd ports otherwise.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', function ($ports) { return [...$ports, %d]; });
"""
THEME = """<!doctype html>
<html <?php language_attributes(); ?>><head><meta charset="utf-8"><?php wp_head(); ?></head>
<body><?php while (have_posts()) { the_post(); ?>
<main><h1><?php the_title(); ?></h1><?php the_content(); ?></main>
<?php } wp_footer(); ?></body></html>
"""
FILL = """<?php
define('WP_INSTALLING', true);
require 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
function wp_new_blog_notification() {}
wp_install('Desk', 'desk', 'desk@desk.example', true, '', wp_generate_password());
require_once ABSPATH . 'wp-admin/includes/plugin.php';
update_option('template', 'plain');
update_option('stylesheet', 'plain');
$wrong = activate_plugin('compare-report/compare-report.php');
if (is_wp_error($wrong)) { fwrite(STDERR, $wrong->get_error_message()); exit(1); }
$text = '[compare_report src="/harbour.json"]' . "\\n\\n" . $argv[1] . "\\n";
echo wp_insert_post(['post_title' => 'The harbour', 'post_content' => $text,
    'post_status' => 'publish', 'post_author' => 1]);
"""


def main(wordpress: Path, folder: Path) -> None:
    """Make a site of the recipe, open its page, and say what is there."""
    folder.mkdir(parents=True)
    site = folder / "site"
    shutil.copytree(wordpress, site, symlinks=True)
    must(sys.executable, "-m", "compare", *STORIES, "-q", "-o", site / "harbour.json")
    port = free()
    home = f"http://localhost:{port}"
    with review_server(folder, home) as (origin, address), _database(folder) as socket:
        _write_recipe(site, origin)
        (site / "wp-config.php").unlink(missing_ok=True)
        (site / "wp-config.php").write_text(CONFIG % (socket, home, home), "utf-8")
        own = site / "wp-content" / "mu-plugins"
        own.mkdir(exist_ok=True)
        (own / "here.php").write_text(HERE % int(origin.rpartition(":")[2]), "utf-8")
        theme = site / "wp-content" / "themes" / "plain"
        theme.mkdir(parents=True)
        (theme / "index.php").write_text(THEME, "utf-8")
        (theme / "style.css").write_text("/* Theme Name: plain */", "utf-8")
        (site / "fill.php").write_text(FILL, "utf-8")
        post = must("php", "fill.php", address, cwd=site).strip()
        command = ("php", "-S", f"localhost:{port}", "-t", site)
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            see_both(f"{home}/?p={post}", folder / "page.png")
        finally:
            server.terminate()
            server.wait()
    versions = (
        "require 'wp-includes/version.php'; echo $wp_version, ' on PHP ', PHP_VERSION, PHP_EOL;"
    )
    print("WordPress", must("php", "-r", versions, cwd=site).strip())


def _write_recipe(site: Path, origin: str) -> None:
    """Write the plugin of the recipe, for a review server on this machine."""
    text = (ROOT / "docs" / "cms.md").read_text("utf-8")
    found = re.search(r"^```php\n<\?php\n// (wp-content/\S+)\n(.*?)^```", text, re.M | re.S)
    assert found is not None
    plugin = site / found[1]
    plugin.parent.mkdir(parents=True)
    code = found[2].replace("https://desk.example", origin)
    plugin.write_text(f"<?php\n{code}", "utf-8")
    put_scripts(plugin.parent)


@contextmanager
def _database(folder: Path) -> Iterator[Path]:
    """Run a database of its own; give its socket."""
    data, socket = folder / "data", folder / "db.sock"
    given = ("--no-defaults", f"--datadir={data}", "--user=root")
    must("mariadb-install-db", *given, "--auth-root-authentication-method=normal")
    first = folder / "first.sql"
    first.write_text("CREATE DATABASE IF NOT EXISTS desk;\n", "utf-8")
    command = (
        "mariadbd",
        *given,
        f"--socket={socket}",
        "--skip-networking",
        f"--init-file={first}",
    )
    server = subprocess.Popen(list(map(str, command)), stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            if socket.exists():
                break
            time.sleep(0.2)
        yield socket
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
