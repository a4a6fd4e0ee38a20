"""The JSON Schema of scenario files, for completion and first checks in an editor.

`python -m communique.loading.schema` writes it beside the scenarios. It is made from `communique.loading.models` and
knows structure only: names that refer to nothing and points that do not add up are found by `communique check`.
"""

from __future__ import annotations

import json
from typing import Any

from communique import shipped
from communique.loading.models import ScenarioForm
from communique.words import tr


def schema() -> dict[str, Any]:
    """The JSON Schema, draft 2020-12."""
    body = _untitled(ScenarioForm.model_json_schema())
    assert isinstance(body, dict)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": tr("Scenario of Communiqué")} | body


def schema_text() -> str:
    """The schema as it stands in `scenarios/schema.json`."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _untitled(node: Any) -> Any:
    """Without the titles that pydantic makes out of key names; they only repeat them."""
    if isinstance(node, dict):
        return {k: _untitled(v) for k, v in node.items() if k != "title" or not isinstance(v, str)}
    return [_untitled(item) for item in node] if isinstance(node, list) else node


def main() -> None:
    """Write the schema beside the scenarios."""
    path = shipped.scenarios() / "schema.json"
    path.write_text(schema_text(), encoding="utf-8")
    print(tr("Written: {path}", path=path))


if __name__ == "__main__":
    main()
