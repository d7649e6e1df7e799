"""What is taken off the screen works no longer: its workers end while all that they draw on is still there."""

from textual.app import App
from textual.await_remove import AwaitRemove
from textual.dom import DOMNode
from textual.widget import Widget


class PartingApp(App[str]):
    """Textual cancels a widget's workers only after its children are gone: one that goes on in between finds none."""

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        leaving = {one for node in nodes for one in node.walk_children(with_self=True)}
        for worker in list(self.workers):
            if worker.node in leaving:
                worker.cancel()
        return super()._prune(*nodes, parent=parent)
