"""Drawing: raster traces, pyqtgraph, vispy."""
