// A goroutine that starts the next and waits for it.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
)

func down(levels int) int {
	if levels == 0 {
		return 0
	}
	var below int
	var wg sync.WaitGroup
	wg.Add(1)
	go func() { below = down(levels - 1); wg.Done() }()
	wg.Wait()
	return below + 1
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	w, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(w)
	t := time.Now()
	r := down(n)
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", r, n, time.Since(t).Seconds())
}
